import type { ServiceHooks } from './contract/index.js'

/** Without this header, API Gateway responds with HAL, in which the members have other names. */
export const apigateway: ServiceHooks = {
  ignoresTokens: () => true,
  adaptRequest(_operation, request) {
    request.headers.accept = 'application/json'
  },
}
