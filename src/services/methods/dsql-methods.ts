/** The methods of Aurora DSQL's clients that are no operations. */
export interface DsqlMethods {
  /**
   * Make a token that is the password of a database role, as boto3's `generate_db_connect_auth_token`. Nothing is sent.
   *
   * @example
   * const password = await dsql.generateDbConnectAuthToken({ Hostname: host }, { expiresIn: 900 })
   * @throws ParamValidationError with every problem.
   */
  generateDbConnectAuthToken(input: DsqlAuthTokenInput, options?: DsqlAuthTokenOptions): Promise<string>
  /**
   * Make a token that is the password of the role `admin`, as boto3's `generate_db_connect_admin_auth_token`. Nothing is
   * sent.
   *
   * @example
   * const password = await dsql.generateDbConnectAdminAuthToken({ Hostname: host })
   * @throws ParamValidationError with every problem.
   */
  generateDbConnectAdminAuthToken(input: DsqlAuthTokenInput, options?: DsqlAuthTokenOptions): Promise<string>
}

/** Whose token it is. The names are boto3's. */
export interface DsqlAuthTokenInput {
  /** The endpoint of the cluster. */
  readonly Hostname: string
  /**
   * The region of the cluster.
   *
   * @default the client's region
   */
  readonly Region?: string | undefined
  /** Seconds until the token expires: the same as the option `expiresIn`. */
  readonly ExpiresIn?: number | undefined
}

/** Options of a token of Aurora DSQL. */
export interface DsqlAuthTokenOptions {
  /**
   * Let the token expire after this many seconds: 1 to 604,800 (one week). Open connections stay open.
   *
   * @default 900, as boto3
   * @example
   * await dsql.generateDbConnectAuthToken({ Hostname }, { expiresIn: 60 })
   */
  readonly expiresIn?: number | undefined
}
