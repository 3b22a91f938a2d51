import type { ServiceHooks } from './service-hooks.js'

/** Each model predicts at an endpoint of its own, which the caller gives with every call. */
export const machineLearning: ServiceHooks = {
  checkInput({ name }, { PredictEndpoint }) {
    if (name !== 'Predict' || typeof PredictEndpoint !== 'string' || URL.canParse(PredictEndpoint)) return []
    const problem = `expected the URL of GetMLModel's EndpointInfo, got ${JSON.stringify(PredictEndpoint.slice(0, 60))}`
    return [{ path: 'PredictEndpoint', message: `PredictEndpoint: ${problem}` }]
  },
  hostUrl: ({ name }, { PredictEndpoint }) =>
    name === 'Predict' && typeof PredictEndpoint === 'string' ? PredictEndpoint : undefined,
}
