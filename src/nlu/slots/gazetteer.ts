import divisions from './data/divisions.json' with { type: 'json' }
import words from './data/place-words.json' with { type: 'json' }
import { type Entry, WordTable } from './word-table.ts'

/** A province, city, county or town. */
export interface Division {
  /** Short names from the province down: 浙江温州瓯海. */
  path: string
  level: 1 | 2 | 3
  parents: readonly Division[]
}

/** What a written name can mean. */
export interface PlaceName {
  /** Empty for words that only hold a place's name by chance. */
  divisions: Division[]
  /**
   * When the name means a place: always, after 到, 发, 寄 … or its province, or after its city alone; `way`: where
   * something goes to or somebody lives (送到村里), no mere mention.
   */
  needs: 'nothing' | 'cue' | 'parent' | 'way'
}

const PEOPLES =
  '维吾尔|哈萨克|柯尔克孜|(?<!内)蒙古族?|土家族|布依族|哈尼族|拉祜族|傈僳族|景颇族|布朗族|纳西族|普米族|独龙族|裕固族|保安族|撒拉族|仫佬族|毛南族|仡佬族|达斡尔族|鄂温克族|朝鲜族|锡伯族?|塔吉克|哈萨克族|各族|回族|藏族|苗族|彝族|壮族|侗族|瑶族|白族|傣族|黎族|佤族|畲族|羌族|怒族|水族|土族|满族|东乡族'
const AUTONOMOUS = new RegExp(`(?:${PEOPLES})*自治([区州县旗])$`)
const SUFFIX = /(?:特别行政区|地区|新区|[省市县区旗盟镇])$/
const cue = new Set(words.cue.split(' '))
const onlyWithSuffix = new Set(words.suffix.split(' '))

/** The name without 省, 市, 县 … (永嘉县 永嘉, 长阳土家族自治县 长阳); names of two characters stay whole (赵县). */
function shortOf(name: string): string {
  const autonomous = name.replace(AUTONOMOUS, '')
  const short = autonomous === name ? name.replace(SUFFIX, '') : autonomous
  return short.length >= 2 ? short : name
}

/** Every name of the gazetteer with what it can mean. */
function* names(): Generator<[name: string, division: Division, needs: PlaceName['needs']]> {
  for (const [provinceName, cities] of Object.entries(divisions)) {
    const province: Division = { path: shortOf(provinceName), level: 1, parents: [] }
    yield* formsOf(provinceName, province, 'nothing')
    for (const [cityName, counties] of Object.entries(cities)) {
      const path = province.path + shortOf(cityName)
      const city: Division = cityName === '' ? province : { path, level: 2, parents: [province] }
      if (city !== province) yield* formsOf(cityName, city, 'nothing')
      for (const name of counties === '' ? [] : counties.split(' ')) yield* countyForms(name, city, province)
    }
  }
}

function* countyForms(name: string, city: Division, province: Division): ReturnType<typeof names> {
  const county: Division = { path: city.path + shortOf(name), level: 3, parents: [city, province] }
  if (name.endsWith('镇')) {
    yield [name, county, 'cue']
    if (shortOf(name) !== name) yield [shortOf(name), county, 'parent']
  } else yield* formsOf(name, county, name.endsWith('市') ? 'nothing' : 'cue')
}

function* formsOf(name: string, division: Division, needs: PlaceName['needs']): ReturnType<typeof names> {
  yield [name, division, name.length > 2 ? 'nothing' : 'cue']
  const short = shortOf(name)
  if (short === name) return
  const everyday =
    division.level === 3 && onlyWithSuffix.has(short) ? 'parent' : cue.has(short) ? 'cue' : needs
  yield [short, division, everyday]
  if (AUTONOMOUS.test(name)) yield [short + name.at(-1), division, 'nothing']
}

function gather(): Map<string, PlaceName> {
  const byName = new Map<string, PlaceName>()
  for (const word of words.hiding.split(' ')) byName.set(word, { divisions: [], needs: 'nothing' })
  for (const path of words.regions.split(' ')) {
    byName.set(path, { divisions: [{ path, level: 1, parents: [] }], needs: 'nothing' })
  }
  for (const [path, forms] of Object.entries(words.rural)) {
    const division: Division = { path, level: 3, parents: [] }
    for (const form of forms.split(' ')) byName.set(form, { divisions: [division], needs: 'way' })
  }
  for (const [name, division, needs] of names()) {
    const known = byName.get(name)
    if (known === undefined) byName.set(name, { divisions: [division], needs })
    else {
      // 河北 is a district of 天津 too: the higher division decides when the bare name counts.
      if (division.level < Math.min(...known.divisions.map((each) => each.level))) known.needs = needs
      known.divisions.push(division)
    }
  }
  return byName
}

/** Names of places, found by where they begin. */
export const gazetteer = new WordTable<PlaceName>(
  [...gather()].map(([word, meaning]): Entry<PlaceName> => ({ word, meaning })),
)
