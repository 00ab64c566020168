import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ContentError, type ContentFault } from '../errors.ts'
import { type Shop, shopSchema } from '../types/index.ts'
import { isNamedAfter, take } from './scripts.ts'
import { readYaml, type YamlFile } from './yaml-file.ts'

/** All of `shops/`, with the lines of its parts. */
export interface ShopFiles {
  files: YamlFile<Shop>[]
  /** By shop id. */
  shops: ReadonlyMap<string, Shop>
}

/**
 * Reads `shops/`, one file per shop.
 * @throws ContentError naming every fault of every file
 */
export function loadShops(folder: string): ShopFiles {
  const faults: ContentFault[] = []
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : []
  if (names.length === 0)
    throw new ContentError([{ file: folder, line: 0, message: 'no shop is defined here' }])
  const files = names.sort().flatMap((name) => {
    const yaml = take(readYaml(join(folder, name), shopSchema), faults)
    if (yaml === null || !isNamedAfter(yaml, yaml.value.shop, faults)) return []
    faults.push(...shiftFaults(yaml), ...timezoneFaults(yaml))
    return [yaml]
  })
  if (faults.length > 0) throw new ContentError(faults)
  return { files, shops: new Map(files.map(({ value }) => [value.shop, value])) }
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

function timezoneFaults({ file, value, lineOf }: YamlFile<Shop>): ContentFault[] {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: value.timezone })
    return []
  } catch {
    return [{ file, line: lineOf(['timezone']), message: `unknown timezone ${value.timezone}` }]
  }
}
