/**
 * simulate: `nexttoken simulate`.
 *
 * In: what to simulate, as words such as `sns.ListTopics=103`, or a file. Out: an endpoint on loopback that pages like
 * AWS, until Ctrl-C, for any program that can set an endpoint.
 */
export { simulateCommand } from './simulate-command.js'
