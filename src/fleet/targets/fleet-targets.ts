/** A profile of the shared config and credentials files. */
export interface ProfileTarget {
  readonly profile: string
}

/** A role of an account. */
export interface RoleTarget {
  /**
   * The ARN of the role.
   *
   * @example 'arn:aws:iam::123456789012:role/Inventory'
   */
  readonly role: string
  /**
   * Pass this id to AssumeRole, for a role whose trust policy asks for one.
   *
   * @default none
   */
  readonly externalId?: string | undefined
  /**
   * Name the session of the role; CloudTrail shows the name.
   *
   * @default nexttoken-session- and the time
   */
  readonly sessionName?: string | undefined
}

/** Profiles of the shared config and credentials files. */
export interface ProfileAccounts {
  readonly from: 'profiles'
  /**
   * List these profiles.
   *
   * @default all profiles of the files
   */
  readonly names?: readonly string[] | undefined
}

/**
 * The active accounts of the organization. The caller must be allowed to call organizations:ListAccounts; its own account
 * is listed with its own credentials, every other one with the role.
 */
export interface OrganizationAccounts {
  readonly from: 'organizations'
  /**
   * Assume the role of this name in each account. A path before the name belongs to it.
   *
   * @example 'OrganizationAccountAccessRole'
   */
  readonly role: string
  /** Pass this id to AssumeRole. @default none */
  readonly externalId?: string | undefined
  /** Name the sessions of the role. @default nexttoken-session- and the time */
  readonly sessionName?: string | undefined
}

/** Which accounts and regions to list. */
export interface FleetTargets {
  /**
   * List these regions: names, patterns with `*`, or `'all'`. With a pattern or `'all'`, only regions that the account
   * has enabled are listed. A service without regions, such as IAM, is listed once an account, whatever the regions.
   *
   * @default the region of `client`, the environment or the profile
   * @example ['us-*', 'eu-central-1']
   */
  readonly regions?: string | readonly string[] | undefined
  /**
   * List these accounts: `'all'` for all profiles of the shared config and credentials files; a list of profiles and ARNs
   * of roles; or the accounts of the organization.
   *
   * @default the account of the credentials of `client` or of the environment
   * @example ['dev', 'arn:aws:iam::123456789012:role/Inventory']
   * @example { from: 'organizations', role: 'Inventory' }
   */
  readonly accounts?:
    | 'all'
    | readonly (string | ProfileTarget | RoleTarget)[]
    | ProfileAccounts
    | OrganizationAccounts
    | undefined
}
