/**
 * values: made-up values for shapes, within the bounds of the model.
 */
export { type Carrier, carrierAt, findCarrier } from './carrier.js'
export { compileGenerator, type Generator } from './generate-value.js'
export {
  dottedPath,
  plainAlternatives,
  setAt,
  shapeAt,
  type TokenPlace,
  tokenPlace,
  valueAt,
} from './output-path.js'
export { findFacts, type PageFact, type PageNumbers } from './page-fact.js'
export { serviceHabits } from './service-habits.js'
