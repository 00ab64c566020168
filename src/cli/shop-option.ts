import { Option } from 'commander'

/** `--shop`, the same for every command that answers for one. */
export function shopOption(): Option {
  return new Option('--shop <id>', 'the shop that answers').default('kangnai')
}
