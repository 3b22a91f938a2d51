import { NextTokenError, nearest } from '../errors/index.js'
import { type ServiceFacts, shippedIndex } from './files/index.js'

/**
 * The error for an unknown service, with the services that have this name elsewhere, else the nearest names.
 */
export function unknownService(name: string, names: readonly string[]): NextTokenError {
  const suggestions = likelyServices(name, names).map((suggestion) => `"${suggestion}"`)
  const remedy =
    suggestions.length > 0
      ? `did you mean ${suggestions.join(' or ')}?`
      : `services() lists all ${names.length}`
  return new NextTokenError('UnknownService', `no service is named "${name}"; ${remedy}`)
}

function likelyServices(name: string, names: readonly string[]): readonly string[] {
  const wanted = name.replace(/^@aws-sdk\//, '').replace(/^client-/, '')
  const services = Object.entries(shippedIndex().services)
  const known = new Set(names)
  const same = services
    .filter(([service, facts]) => [service, ...aliases(facts)].some((alias) => fold(alias) === fold(wanted)))
    .map(([service]) => service)
  if (same.length > 0) return same
  if (known.has(wanted)) return [wanted]
  const byAlias = new Map(
    services.flatMap(([service, facts]) => aliases(facts).map((alias) => [alias, service])),
  )
  const near = nearest(wanted, [...known, ...byAlias.keys()], 6).filter((alias) => !isScrap(alias, wanted))
  return [...new Set(near.map((alias) => (known.has(alias) ? alias : (byAlias.get(alias) ?? alias))))].slice(
    0,
    3,
  )
}

/** Other names of a service: its id (which names the AWS SDK v3's package), its full name, its host. */
function aliases(facts: ServiceFacts): readonly string[] {
  return [facts.serviceId, facts.fullName.replace(/^(AWS|Amazon) /, ''), facts.endpointPrefix]
}

/** A short name that a long one happens to contain, such as `odb` in `dyanmodb`, is not what was meant. */
function isScrap(alias: string, wanted: string): boolean {
  return fold(alias).length * 2 < fold(wanted).length && fold(wanted).includes(fold(alias))
}

function fold(name: string): string {
  return name.replace(/[^a-z0-9]/gi, '').toLowerCase()
}
