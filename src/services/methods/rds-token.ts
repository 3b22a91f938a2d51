import type { ServiceMethod } from '../contract/index.js'
import { checkParameters, type MethodParameters } from './check-parameters.js'
import { loginToken } from './login-token.js'
import { hostName, port, region, required, text } from './parameters.js'
import type { DbAuthTokenInput } from './rds-methods.js'

/** RDS accepts no token that is older. */
const expiresIn = 900

const parameters: MethodParameters = {
  input: { DBHostname: required(hostName), Port: required(port), DBUsername: required(text), Region: region },
  options: {},
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html */
export const generateDbAuthToken: ServiceMethod = (client, input, options) => {
  const checked = checkParameters({ input, options }, parameters, client.errorContext).input
  const { DBHostname, Port, DBUsername, Region } = checked as unknown as DbAuthTokenInput
  return loginToken(client, {
    host: `${DBHostname}:${Port}`,
    parameters: { Action: 'connect', DBUser: DBUsername },
    scope: { region: Region ?? client.region, name: 'rds-db' },
    expiresIn,
  })
}
