import { join } from 'node:path'
import type { ImportRequest } from '../cli/deps.ts'
import type { Config } from '../config.ts'
import { readOrders, readProducts } from '../content/import/read-import.ts'
import { loadShops } from '../content/shops.ts'
import { type Imported, importRows } from '../desk/import.ts'
import { shopOf } from '../knowledge/shop-of.ts'
import type { Store } from '../store/store.ts'
import { ROOT } from './root.ts'
import { openStore } from './server.ts'

/**
 * Products or orders of a file into the store; a dry run opens none.
 * @throws UnknownShopError, InputError, UnavailableError
 */
export async function importIntoStore(
  config: Config,
  request: ImportRequest,
  now: number,
): Promise<Imported> {
  const { shop, dryRun } = request
  shopOf(loadShops(join(ROOT, 'shops')).shops, shop)
  if (dryRun) return run(request, null, now)
  const store = await openStore(config)
  try {
    return await run(request, store, now)
  } finally {
    await store.close()
  }
}

async function run(request: ImportRequest, store: Store | null, now: number): Promise<Imported> {
  const { what, file, shop, onRefused, onProgress } = request
  const steps = { onRefused, onProgress: (taken: number) => onProgress(`importing: ${taken} ${what}`) }
  if (what === 'orders') {
    const put =
      store === null
        ? null
        : (batch: readonly { id: string }[]) => store.knowledge.putOrders(shop, batch, now)
    return importRows({ rows: readOrders(file), put, ...steps })
  }
  const put =
    store === null
      ? null
      : (batch: readonly { id: string }[]) => store.knowledge.putProducts(shop, batch, now)
  return importRows({ rows: await readProducts(file, shop), put, ...steps })
}
