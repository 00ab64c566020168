import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { createEngine, loadContent, provideModel } from '../../src/bootstrap/engine.ts'
import { ROOT } from '../../src/bootstrap/root.ts'
import { readConfig } from '../../src/config.ts'
import { engineSubject } from '../../src/evaluation/engine-subject.ts'
import { readReadings } from '../../src/evaluation/read.ts'
import type { Subject } from '../../src/evaluation/subject.ts'
import { createPlanner } from '../../src/planning/turn.ts'

const READINGS = readReadings(join(ROOT, 'eval'))
let subject: Subject

beforeAll(() => {
  const content = loadContent(ROOT)
  const clock = () => performance.now()
  const model = provideModel(readConfig({}), content, clock, () => {})
  // What the phrases make of it, whatever would be decided on a second look.
  const planner = createPlanner(content.scripts.scripts)
  subject = engineSubject({ ...createEngine(content, model), planner })
}, 240_000)

test.each(READINGS.map((reading) => [reading.id, reading] as const))(
  '%s is read as it is meant',
  (_, reading) => {
    const { expect: wanted } = reading.turns.flatMap((turn) => (turn.role === 'agent' ? [] : [turn])).at(-1)!
    const { decision, reason, intents } = subject.converse(reading).at(-1)!.plan
    expect({ decision, reason, intents }).toEqual(wanted)
  },
)
