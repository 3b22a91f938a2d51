import { encodeJson, type Structure } from '../../protocols/index.js'
import type { Refusal } from '../message/index.js'
import { messageName } from './message-member.js'

/** The body of an error in JSON: its message and its members. */
export function jsonError({ shape, message, members }: Refusal): Structure {
  const others: Structure = shape && members ? JSON.parse(encodeJson(shape, members)) : {}
  return { [messageName(shape, 'message')]: message, ...others }
}
