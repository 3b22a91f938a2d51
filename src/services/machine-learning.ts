import type { ServiceHooks } from './contract/index.js'

/** Each model predicts at an endpoint of its own, which the caller gives with every call. */
export const machineLearning: ServiceHooks = {
  checkInput({ name }, { PredictEndpoint }) {
    if (name !== 'Predict' || typeof PredictEndpoint !== 'string' || isHttpUrl(PredictEndpoint)) return []
    // It is not shown: text that is no URL may hold a password where none would be looked for.
    const problem = `expected the URL of GetMLModel's EndpointInfo, which begins with "https://"`
    return [{ path: 'PredictEndpoint', message: `PredictEndpoint: ${problem}` }]
  },
  hostUrl: ({ name }, { PredictEndpoint }) =>
    name === 'Predict' && typeof PredictEndpoint === 'string' ? PredictEndpoint : undefined,
}

function isHttpUrl(text: string): boolean {
  return /^https?:/i.test(text) && URL.canParse(text)
}
