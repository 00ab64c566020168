import { beforeEach, describe, expect, it } from 'vitest'
import { UnderstandingThread } from '../../src/bootstrap/understanding-thread.ts'
import { Bus } from '../../src/desk/bus.ts'
import { NO_PRESSURE } from '../../src/desk/pressure.ts'
import { diskCheck, queueCheck } from '../../src/desk/readiness.ts'
import { UnavailableError } from '../../src/errors.ts'
import { healthRoutes } from '../../src/http/health.ts'
import { eachWithBench } from '../desk/samples.ts'
import { asks, deliver } from '../desk/steps.ts'

describe('what operators ask', () => {
  const bench = eachWithBench()
  let app: ReturnType<typeof healthRoutes>
  beforeEach(() => {
    app = healthRoutes(bench.ctx)
  })
  const metrics = async () => (await app.request('/metrics')).text()

  it('alive and ready', async () => {
    expect(await (await app.request('/healthz')).json()).toEqual({ status: 'ok' })
    expect((await app.request('/readyz')).status).toBe(200)
  })

  it('which part of it is not well', async () => {
    const pressure = () => ({ ...NO_PRESSURE, work: 300, workAge: 61_000 })
    const checks = [queueCheck(pressure), diskCheck('/tmp'), { name: 'model', fault: async () => null }]
    app = healthRoutes({ ...bench.ctx, pressure, checks })
    const response = await app.request('/readyz')
    expect(response.status).toBe(503)
    const { detail } = (await response.json()) as { detail: string }
    expect(detail).toBe('queue: 300 messages wait, the oldest for 61 s')
    expect(await metrics()).toContain('shouda_work_age_seconds 61')
  })

  it('also that there is no model', async () => {
    const thread = new UnderstandingThread({
      entry: new URL('not-there.mjs', import.meta.url),
      data: async () => {
        throw new UnavailableError('/data/model.bin cannot be written')
      },
    })
    await expect(thread.start()).rejects.toThrow(UnavailableError)
    app = healthRoutes({ ...bench.ctx, checks: [{ name: 'model', fault: async () => thread.fault }] })
    const response = await app.request('/readyz')
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ detail: 'model: /data/model.bin cannot be written' })
  })

  it('also where a part never answers', async () => {
    const checks = [{ name: 'model', fault: () => new Promise<null>(() => {}) }]
    app = healthRoutes({ ...bench.ctx, checks })
    const { detail } = (await (await app.request('/readyz')).json()) as { detail: string }
    expect(detail).toBe('model: does not answer')
  })

  it('alive but not ready while the database is away', async () => {
    await bench.ctx.store.close()
    expect((await app.request('/healthz')).status).toBe(200)
    const response = await app.request('/readyz')
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('1')
  })

  it('how many deliveries, plans and waiting conversations there were', async () => {
    await asks(bench, '是正品吗')
    await deliver(bench, 'not JSON')
    const text = await metrics()
    expect(text).toContain('shouda_deliveries_total{shop="kangnai",channel="standard",outcome="accepted"} 1')
    expect(text).toContain('shouda_deliveries_total{shop="kangnai",channel="standard",outcome="malformed"} 1')
    expect(text).toContain('shouda_plans_total{shop="kangnai",decision="reply",reason="answered"} 1')
    expect(text).toContain('shouda_plan_seconds_count 1')
    expect(text).toContain('shouda_open_conversations{shop="kangnai"} 1')
    expect(text).toContain('process_cpu_seconds_total')
  })

  it('the rest of the numbers while the database is away', async () => {
    await bench.ctx.store.close()
    const text = await metrics()
    expect(text).toContain('process_cpu_seconds_total')
    expect(text).not.toContain('shouda_open_conversations{')
  })

  it('of one server apart from another in the same process', async () => {
    const other = healthRoutes({ ...bench.ctx, bus: new Bus() })
    await asks(bench, '是正品吗')
    expect(await metrics()).toContain('shouda_plan_seconds_count 1')
    expect(await (await other.request('/metrics')).text()).toContain('shouda_plan_seconds_count 0')
  })
})
