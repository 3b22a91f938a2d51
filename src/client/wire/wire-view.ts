import { buildQueryString } from '@smithy/core/protocols'
import type { HttpRequest } from '@smithy/types'
import type { OperationModel } from '../../models/index.js'
import type { Structure } from '../../protocols/index.js'
import type { WireView } from '../../transport/index.js'
import { bodyText } from './body-text.js'
import { hideValues, writtenForms } from './hide-values.js'
import { isSecretName } from './is-secret-name.js'
import { redactForm } from './redact-form.js'
import { redactHeaders, secretHeaderValues } from './redact-headers.js'
import { type SecretNames, secretNames } from './secret-names.js'
import { secretValues } from './secret-values.js'

/**
 * What the log shows of a call's requests and responses. Secrets are removed three times: by the names that the model
 * calls sensitive, by the usual names of credentials, and, wherever else they occur, by their values.
 */
export function wireView(operation: OperationModel, input: Structure): WireView {
  const { input: sent, output: received } = secretNames(operation)
  const inInput = secretValues(operation.input, input)
  // What a response can repeat of the latest request.
  let secrets = writtenForms(inInput)
  return {
    request(request) {
      const { headers } = request
      const isSecret = isSecretHeader(sent)
      secrets = writtenForms([...inInput, ...secretHeaderValues(headers, isSecret)])
      return {
        url: urlText(operation, request, secrets),
        headers: shownHeaders(redactHeaders(headers, isSecret), secrets),
        body: bodyText({
          content: request.body,
          headers,
          isSecret: isSecretIn(sent.inBody),
          isHidden: sent.isBody,
          secrets,
        }),
      }
    },
    response({ statusCode, headers, body, stream }) {
      return {
        headers: shownHeaders(redactHeaders(headers, isSecretHeader(received)), secrets),
        body: bodyText({
          content: stream ?? body,
          headers,
          // An error may repeat the input.
          isSecret: isSecretIn(received.inBody, sent.inBody),
          isHidden: received.isBody && statusCode < 300,
          secrets,
        }),
      }
    },
  }
}

function isSecretIn(...sets: readonly ReadonlySet<string>[]): (name: string) => boolean {
  return (name) => isSecretName(name) || sets.some((set) => set.has(name.toLowerCase()))
}

function isSecretHeader({ inHeaders, headerPrefixes }: SecretNames): (name: string) => boolean {
  const isSecret = isSecretIn(inHeaders)
  return (name) => isSecret(name) || headerPrefixes.some((prefix) => name.toLowerCase().startsWith(prefix))
}

function shownHeaders(headers: Readonly<Record<string, string>>, secrets: readonly string[]): object {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, hideValues(value, secrets)]),
  )
}

function urlText(operation: OperationModel, request: HttpRequest, secrets: readonly string[]): string {
  const { protocol, hostname, port, path, query } = request
  const { inQuery, isInPath } = secretNames(operation).input
  const host = port === undefined ? hostname : `${hostname}:${port}`
  const search = redactForm(buildQueryString(query ?? {}), isSecretIn(inQuery))
  const shownPath = isInPath ? operation.http.requestUri : path
  return hideValues(`${protocol}//${host}${shownPath}${search && `?${search}`}`, secrets)
}
