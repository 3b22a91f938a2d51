/**
 * validation: the caller's input against the model; every problem with its path, reported at once.
 */
export { validateInput } from './validate-input.js'
