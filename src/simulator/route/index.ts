/**
 * route: which operation a request asks for.
 */
export { type Routed, routeRequest } from './route.js'
