import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Stock } from '../cli/deps.ts'
import type { Config } from '../config.ts'
import { loadShops } from '../content/shops.ts'
import { readShelf } from '../desk/shelf.ts'
import { shelvesOf } from '../evaluation/records.ts'
import { databaseFile } from './backup.ts'
import { ROOT } from './root.ts'
import { openStore } from './server.ts'

/**
 * The products that a conversation at the terminal may be about: the store's; where no database was made yet, those
 * of the first start, which production never tells of.
 * @throws UnavailableError
 */
export async function openStock(config: Config): Promise<Stock> {
  if (config.databaseUrl === undefined && !existsSync(databaseFile(config))) return demonstration(config)
  const store = await openStore(config)
  const shelves = { knowledge: store.knowledge, hidesDemo: config.production }
  return {
    shelf: (shop, message) => readShelf(shelves, shop, message),
    close: () => store.close(),
  }
}

function demonstration({ production }: Config): Stock {
  const { products } = loadShops(join(ROOT, 'shops'))
  const all = production ? [] : [...products.values()].flat().map(({ product }) => product)
  const shelves = shelvesOf(all, [])
  return { shelf: async ({ shop }) => shelves(shop), close: async () => {} }
}
