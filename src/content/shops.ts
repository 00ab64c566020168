import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { ContentError, type ContentFault } from '../errors.ts'
import { type Shop, shopSchema } from '../types/index.ts'
import { loadProducts, type ProductLine } from './products.ts'
import { take } from './scripts.ts'
import { readYaml, type YamlFile } from './yaml-file.ts'

/** All of `shops/`, with the lines of its parts. */
export interface ShopFiles {
  files: YamlFile<Shop>[]
  /** By shop id. */
  shops: ReadonlyMap<string, Shop>
  /** The demonstration catalogues by shop id, with their lines. */
  products: ReadonlyMap<string, readonly ProductLine[]>
}

/**
 * Reads `shops/`: one folder a shop, with `shop.yaml` and, where there is one, its demonstration catalogue
 * `products.jsonl`.
 * @throws ContentError naming every fault of every file
 */
export function loadShops(folder: string): ShopFiles {
  const faults: ContentFault[] = []
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => existsSync(fileOf(folder, name)))
    : []
  faults.push(...misnamed(folder))
  if (names.length === 0 && faults.length === 0)
    throw new ContentError([{ file: folder, line: 0, message: 'no shop is defined here' }])
  const files = names.sort().flatMap((name) => {
    const yaml = take(readYaml(fileOf(folder, name), shopSchema), faults)
    if (yaml === null || !isInOwnFolder(yaml, faults)) return []
    faults.push(
      ...shiftFaults(yaml),
      ...timezoneFaults(yaml),
      ...activityFaults(yaml),
      ...reversedFaults(yaml),
    )
    return [yaml]
  })
  const products = files.map(({ value: { shop } }) => {
    const file = join(folder, shop, 'products.jsonl')
    return [shop, existsSync(file) ? loadProducts(file, shop, faults) : []] as const
  })
  if (faults.length > 0) throw new ContentError(faults)
  return { files, shops: new Map(files.map(({ value }) => [value.shop, value])), products: new Map(products) }
}

/** A file under another ending would be passed over without a word. */
function misnamed(folder: string): ContentFault[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .map((name) => join(folder, name, 'shop.yml'))
    .filter((file) => existsSync(file))
    .map((file) => ({ file, line: 0, message: 'is not read; name it shop.yaml' }))
}

const fileOf = (folder: string, name: string): string => join(folder, name, 'shop.yaml')

/** A folder bears the id of its shop, so that people find it. */
function isInOwnFolder({ file, value }: YamlFile<Shop>, faults: ContentFault[]): boolean {
  const name = basename(dirname(file))
  if (name === value.shop) return true
  faults.push({ file, line: 1, message: `the folder is named ${name} but defines ${value.shop}` })
  return false
}

/** An id names one activity: what was applied has to be told apart. */
function activityFaults({ file, value, lineOf }: YamlFile<Shop>): ContentFault[] {
  const seen = new Set<string>()
  return value.activities.flatMap(({ id }, i) =>
    seen.size === seen.add(id).size
      ? [{ file, line: lineOf(['activities', i]), message: `the activity ${id} is defined twice` }]
      : [],
  )
}

/** A shift that ends before it begins would never be open: one over midnight is written as two. */
function shiftFaults({ file, value, lineOf }: YamlFile<Shop>): ContentFault[] {
  const week = Object.entries(value.hours?.week ?? {}).flatMap(([day, shifts]) =>
    shifts.map((shift, i) => ({ shift, path: ['hours', 'week', day, i] })),
  )
  const holidays = (value.hours?.holidays ?? []).flatMap(({ shifts }, day) =>
    shifts.map((shift, i) => ({ shift, path: ['hours', 'holidays', day, 'shifts', i] })),
  )
  return [...week, ...holidays]
    .filter(({ shift: [from, until] }) => from >= until)
    .map(({ shift, path }) => ({
      file,
      line: lineOf(path),
      message: `the shift ${shift.join('-')} ends before it begins`,
    }))
}

/** Holidays and campaigns that end before they begin would never be. */
function reversedFaults({ file, value, lineOf }: YamlFile<Shop>): ContentFault[] {
  const holidays = (value.hours?.holidays ?? []).map(({ name, from, until }, i) => ({
    name,
    isReversed: from > until,
    path: ['hours', 'holidays', i],
  }))
  const campaigns = value.campaigns.map(({ name, validFrom, validUntil }, i) => ({
    name,
    isReversed: validUntil !== undefined && validFrom >= validUntil,
    path: ['campaigns', i],
  }))
  return [...holidays, ...campaigns]
    .filter(({ isReversed }) => isReversed)
    .map(({ name, path }) => ({ file, line: lineOf(path), message: `${name} ends before it begins` }))
}

function timezoneFaults({ file, value, lineOf }: YamlFile<Shop>): ContentFault[] {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: value.timezone })
    return []
  } catch {
    return [{ file, line: lineOf(['timezone']), message: `unknown timezone ${value.timezone}` }]
  }
}
