import type { ServiceHooks } from './contract/index.js'

/** Each model has an endpoint of its own for predictions, which the caller passes with every call. */
export const machineLearning: ServiceHooks = {
  ignoresTokens: () => true,
  checkInput({ name }, { PredictEndpoint }) {
    if (name !== 'Predict' || typeof PredictEndpoint !== 'string' || isHttpUrl(PredictEndpoint)) return []
    // The value is not shown: text that is not a URL can contain a password anywhere.
    const problem = `expected the URL of GetMLModel's EndpointInfo, which starts with "https://"`
    return [{ path: 'PredictEndpoint', message: `PredictEndpoint: ${problem}` }]
  },
  hostUrl: ({ name }, { PredictEndpoint }) =>
    name === 'Predict' && typeof PredictEndpoint === 'string' ? PredictEndpoint : undefined,
}

function isHttpUrl(text: string): boolean {
  return /^https?:/i.test(text) && URL.canParse(text)
}
