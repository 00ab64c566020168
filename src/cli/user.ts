import { Argument, type Command, Option } from 'commander'
import { ROLES, type Role } from '../types/index.ts'
import type { Deps } from './deps.ts'
import { type Io, print } from './io.ts'
import { readPassword } from './password.ts'

const shops = () =>
  new Option('--shop <id...>', 'shops whose member the person is; an admin without one sees all').default([])
const role = new Argument('<role>', 'what the person may do').choices([...ROLES])
const name = () => new Argument('<name>', 'the name the person logs in with')

/** `shouda user`: the people of the console. */
export function userCommand(program: Command, deps: Deps, io: Io): void {
  const user = program
    .command('user')
    .summary('add, change, remove and list the people of the console')
    .addHelpText(
      'after',
      '\nExamples:\n  shouda user add 小李 --role agent --shop kangnai < password.txt\n  shouda user list',
    )
  addCommand(user, deps, io)
  changeCommands(user, deps, io)
  listCommand(user, deps, io)
}

function addCommand(user: Command, deps: Deps, io: Io): void {
  user
    .command('add')
    .summary('add a person; the password comes from stdin or is asked for')
    .addArgument(name())
    .addOption(new Option('--role <role>', 'what the person may do').choices([...ROLES]).default('agent'))
    .addOption(shops())
    .action(async (who: string, options: { role: Role; shop: string[] }) => {
      const password = await readPassword(io)
      await deps.team((team) => team.add({ name: who, role: options.role, shops: options.shop, password }))
      await print(io, `added ${who} as ${options.role}\n`)
    })
}

function changeCommands(user: Command, deps: Deps, io: Io): void {
  user
    .command('role')
    .summary('change what a person may do and, with --shop, in which shops')
    .addArgument(name())
    .addArgument(role)
    .addOption(shops())
    .action(async (who: string, to: Role, options: { shop: string[] }) => {
      const given = options.shop.length > 0 ? { shops: options.shop } : {}
      await deps.team((team) => team.change(who, { role: to, ...given }))
      await print(io, `${who} is ${to} now\n`)
    })
  user
    .command('password')
    .summary('set a new password, from stdin or asked for; all sessions of the person end')
    .addArgument(name())
    .option('--without-second-factor', 'take the second factor away, too, where its device is lost')
    .action(async (who: string, options: { withoutSecondFactor?: true }) => {
      const password = await readPassword(io)
      const lost = options.withoutSecondFactor ? { secondFactor: null } : {}
      await deps.team((team) => team.change(who, { password, ...lost }))
      await print(io, `${who} has a new password\n`)
    })
  user
    .command('remove')
    .summary('remove a person with all sessions')
    .addArgument(name())
    .action(async (who: string) => {
      await deps.team((team) => team.remove(who))
      await print(io, `removed ${who}\n`)
    })
}

function listCommand(user: Command, deps: Deps, io: Io): void {
  user
    .command('list')
    .summary('list the people with roles and shops')
    .option('--json', 'as JSON Lines')
    .action(async (options: { json?: true }) => {
      for (const row of await deps.team((team) => team.list())) {
        const words = [row.name, row.role, row.shops.join(',') || 'all shops', row.active ? '' : 'inactive']
        await print(io, options.json ? `${JSON.stringify(row)}\n` : `${words.join('\t').trimEnd()}\n`)
      }
    })
}
