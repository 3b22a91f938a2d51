import { optionSections } from './option-sections.js'
import { section, twoColumns, widthOf } from './two-columns.js'

/** A command, as the list of commands shows it. */
export interface ListedCommand {
  readonly name: string
  readonly summary: string
  readonly isHidden?: boolean | undefined
}

const examples = [
  'nexttoken sns list-topics',
  'nexttoken s3api list-objects-v2 --bucket logs --parallel 64 --to logs.parquet',
  'nexttoken ec2 describe-instances --regions all --output csv',
  "nexttoken iam list-roles --query 'Roles[].RoleName' --output text",
]

/** What `nexttoken` and `nexttoken help` show. */
export function firstHelp(commands: readonly ListedCommand[], columns: number): string {
  const width = widthOf(columns)
  const rows = commands
    .filter(({ isHidden }) => !isHidden)
    .map(({ name, summary }): [string, string] => [name, summary])
  return [
    'nexttoken calls every operation of every AWS service, and lists all pages of it.\n',
    section('Usage', ['nexttoken SERVICE OPERATION [--PARAMETER VALUE …] [OPTIONS]', 'nexttoken COMMAND …']),
    section('Examples', examples),
    section('Commands', twoColumns(rows, width)),
    section('Help', [
      'nexttoken SERVICE help              the operations of a service',
      'nexttoken SERVICE OPERATION help    the parameters of an operation',
    ]),
    ...optionSections(width),
  ].join('\n')
}
