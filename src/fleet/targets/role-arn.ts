/** The parts of a role's ARN. */
export interface RoleName {
  readonly arn: string
  readonly partition: string
  readonly account: string
}

const pattern = /^arn:(aws[\w-]*):iam::(\d{12}):role\/\S+$/

/** undefined if the text is not the ARN of a role. */
export function parseRole(arn: string): RoleName | undefined {
  const [, partition, account] = pattern.exec(arn) ?? []
  return partition === undefined || account === undefined ? undefined : { arn, partition, account }
}
