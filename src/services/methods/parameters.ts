import type { Parameter } from './check-parameters.js'

/** A SigV4 signature is valid for a week at most. */
const maxSeconds = 604_800

export const text: Parameter = {
  wanted: 'a string that is not empty',
  fits: (value) => typeof value === 'string' && value !== '',
}

export const seconds: Parameter = {
  wanted: 'a whole number of seconds from 1 to 604800 (one week)',
  fits: (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= maxSeconds,
}

export const region: Parameter = {
  wanted: 'the name of an AWS region, such as "us-east-1"',
  fits: (value) => typeof value === 'string' && /^[a-z\d]([a-z\d-]*[a-z\d])?$/.test(value),
}

export const hostName: Parameter = {
  wanted: 'a host name without scheme, port and path',
  fits: (value) => typeof value === 'string' && /^[A-Za-z\d]([\w.-]*[A-Za-z\d])?$/.test(value),
}

export const port: Parameter = {
  wanted: 'a port from 1 to 65535',
  fits: (value) => /^\d{1,5}$/.test(String(value)) && Number(value) >= 1 && Number(value) <= 65_535,
}

export function required(parameter: Parameter): Parameter {
  return { ...parameter, isRequired: true }
}
