import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { createEngine, loadContent, provideModel } from '../../src/bootstrap/engine.ts'
import { ROOT } from '../../src/bootstrap/root.ts'
import { readConfig } from '../../src/config.ts'
import { engineSubject } from '../../src/evaluation/engine-subject.ts'
import { readReadings } from '../../src/evaluation/read.ts'
import type { Subject } from '../../src/evaluation/subject.ts'

const READINGS = readReadings(join(ROOT, 'eval'))
let subject: Subject

beforeAll(() => {
  const content = loadContent(ROOT)
  const clock = () => performance.now()
  subject = engineSubject(
    createEngine(
      content,
      provideModel(readConfig({}), content, clock, () => {}),
    ),
  )
}, 240_000)

test.each(READINGS.map((reading) => [reading.id, reading] as const))(
  '%s is read as it is meant',
  (_, reading) => {
    const asked = reading.turns.flatMap((turn) => (turn.role === 'agent' ? [] : [turn.expect]))
    const got = subject.converse(reading).map(({ plan }) => plan)
    expect(got.map(({ decision, reason }) => ({ decision, reason }))).toEqual(
      asked.map(({ decision, reason }) => ({ decision, reason })),
    )
    expect(got.map(({ intents }) => intents)).toEqual(asked.map(({ intents }) => intents))
  },
)
