/**
 * hooks: functions of the user that are called while a call is made.
 *
 * In: the name of an event and a handler. Out: the handlers of a client, in their order. `observe/` calls them; it is
 * loaded by the first call of a client that has one.
 */
export { ClientHooks, type HookName } from './client-hooks.js'
export type {
  HookEvents,
  HookHandler,
  HookRequest,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
} from './hook-events.js'
