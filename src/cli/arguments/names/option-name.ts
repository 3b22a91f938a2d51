import { snakeCase } from '../../../models/index.js'

const pluralAcronym = /[A-Z]{2,}s$/

/**
 * The AWS CLI's name of an input member, without the dashes before it. No two members of an operation have the same.
 *
 * @example
 * optionName('TopicArn')      // 'topic-arn'
 * optionName('VPCIds')        // 'vpc-ids'
 * optionName('TapeARNs')      // 'tape-arns'
 * optionName('IPv6Cidr')      // 'ipv6-cidr'
 */
export function optionName(member: string): string {
  if (member.includes('-')) return member
  return member
    .replace(pluralAcronym, (acronym) => `-${acronym.toLowerCase()}`)
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
}

/** The AWS CLI's name of an operation: `list-topics`. */
export function operationCommand(operation: string): string {
  return snakeCase(operation).replaceAll('_', '-')
}
