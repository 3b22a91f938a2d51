/** What package.json says of where the source is. */
export interface PublishedPackage {
  readonly version: string
  readonly repository?: { readonly url?: string } | string
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Why this process may not publish, each with its remedy; empty if it may. A package is published by the release
 * workflow only: npm then records which commit and workflow it was made from, and nobody holds a token that can leak.
 */
export function publishProblems({ version, repository }: PublishedPackage, env: Environment): string[] {
  const problems: string[] = []
  if (env.GITHUB_ACTIONS !== 'true') {
    return ['this is not the release workflow, which alone publishes; push the tag, or pass --dry-run']
  }
  if (!env.ACTIONS_ID_TOKEN_REQUEST_URL || !env.ACTIONS_ID_TOKEN_REQUEST_TOKEN) {
    problems.push('the workflow has no OIDC token; give its job the permission id-token: write')
  }
  if (env.GITHUB_REF !== `refs/tags/v${version}`) {
    problems.push(
      `the workflow runs for ${env.GITHUB_REF ?? 'no ref'}, not for refs/tags/v${version}; push that tag`,
    )
  }
  const url = typeof repository === 'string' ? repository : (repository?.url ?? '')
  const source = env.GITHUB_REPOSITORY ?? ''
  if (source === '' || !url.replace(/\.git$/, '').endsWith(`github.com/${source}`)) {
    const wanted = `git+https://github.com/${source}.git`
    problems.push(
      `package.json: repository is ${JSON.stringify(url)}, and npm's provenance wants ${wanted}; set repository.url`,
    )
  }
  return problems
}
