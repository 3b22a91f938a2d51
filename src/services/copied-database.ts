import type { ServiceHooks } from './contract/index.js'

const operations = new Set([
  ...['CopyDBClusterSnapshot', 'CopyDBSnapshot', 'CreateDBCluster', 'CreateDBInstanceReadReplica'],
  'StartDBInstanceAutomatedBackupsReplication',
])

/**
 * RDS, DocumentDB and Neptune copy from the region in `SourceRegion`. It is not a parameter of the services: a
 * presigned URL takes its place.
 */
export const copiedDatabase: ServiceHooks = {
  ignoresTokens: () => true,
  adaptRequest({ name }, request) {
    if (!operations.has(name) || typeof request.body !== 'string') return
    const pairs = request.body.split('&').filter((pair) => !pair.startsWith('SourceRegion='))
    request.body = pairs.join('&')
  },
  presignedCopy({ name }, { SourceRegion, PreSignedUrl }) {
    const wanted = operations.has(name) && typeof SourceRegion === 'string' && PreSignedUrl === undefined
    return wanted ? { from: SourceRegion, parameter: 'PreSignedUrl', tellsDestination: false } : undefined
  },
}
