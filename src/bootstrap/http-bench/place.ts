import { randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../config.ts'

/** Where what is timed keeps its data. */
export class Place {
  readonly folder = mkdtempSync(join(tmpdir(), 'shouda-bench-'))
  readonly secret = `whsec_${randomBytes(32).toString('base64')}`

  /** The environment of a server with data of its own. */
  environment(name: string, more: Record<string, string> = {}): Record<string, string> {
    const dataDir = join(this.folder, name)
    mkdirSync(dataDir, { recursive: true })
    return {
      SHOUDA_DATA_DIR: dataDir,
      SHOUDA_WEBHOOK_SECRET_KANGNAI: this.secret,
      DATABASE_URL: '',
      NODE_ENV: 'development',
      ...more,
    }
  }

  /** Lends a server the model that is trained already. */
  lendModel({ SHOUDA_DATA_DIR: dataDir = '' }: Record<string, string>): void {
    const model = join(readConfig().dataDir, 'model.bin')
    if (existsSync(model)) copyFileSync(model, join(dataDir, 'model.bin'))
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}
