/**
 * completion: `nexttoken completion SHELL`, and the hidden command that its scripts ask.
 *
 * In: the words of a command line up to the cursor. Out: what may stand there, with a description each. The scripts know
 * nothing but how their shell asks, so they never go out of date. Every key press of Tab starts a process: what a place
 * in the line does not need is not loaded.
 */
export { completeCommand } from './complete-command.js'
export { completionCommand } from './completion-command.js'
