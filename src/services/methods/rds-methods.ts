/** The methods of RDS's clients that are no operations. */
export interface RdsMethods {
  /**
   * Make a token that is the password of a database user for 15 minutes, as boto3's `generate_db_auth_token`. Nothing is
   * sent. The connection must use TLS, and the user must be allowed to log in with IAM.
   *
   * @example
   * const password = await rds.generateDbAuthToken({ DBHostname: host, Port: 5432, DBUsername: 'app' })
   * @throws ParamValidationError with every problem.
   */
  generateDbAuthToken(input: DbAuthTokenInput): Promise<string>
}

/** Whose token it is. The names are boto3's. */
export interface DbAuthTokenInput {
  /** The endpoint of the instance, cluster or proxy, without the port. */
  readonly DBHostname: string
  readonly Port: number | string
  readonly DBUsername: string
  /**
   * The region of the database.
   *
   * @default the client's region
   */
  readonly Region?: string | undefined
}
