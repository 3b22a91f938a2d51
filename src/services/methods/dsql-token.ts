import type { ServiceMethod } from '../contract/index.js'
import { checkParameters, type MethodParameters } from './check-parameters.js'
import type { DsqlAuthTokenInput, DsqlAuthTokenOptions } from './dsql-methods.js'
import { loginToken } from './login-token.js'
import { hostName, region, required, seconds } from './parameters.js'

const parameters: MethodParameters = {
  input: { Hostname: required(hostName), Region: region, ExpiresIn: seconds },
  options: { expiresIn: seconds },
}

/** https://docs.aws.amazon.com/aurora-dsql/latest/userguide/SECTION_authentication-token.html */
export const generateDbConnectAuthToken = tokenFor('DbConnect')
export const generateDbConnectAdminAuthToken = tokenFor('DbConnectAdmin')

function tokenFor(action: string): ServiceMethod {
  return (client, input, options) => {
    const checked = checkParameters({ input, options }, parameters, client.errorContext)
    const { Hostname, Region, ExpiresIn = 900 } = checked.input as unknown as DsqlAuthTokenInput
    const { expiresIn = ExpiresIn }: DsqlAuthTokenOptions = checked.options
    return loginToken(client, {
      host: Hostname,
      parameters: { Action: action },
      scope: { region: Region ?? client.region, name: 'dsql' },
      expiresIn,
    })
  }
}
