/** A command of the AWS SDK v3, as far as its types are needed. */
export interface SdkCommand<Input extends object, Page extends object> {
  readonly input: Input
  resolveMiddleware(...given: never[]): (given: never) => Promise<{ output: Page }>
}

/** The class of a command, such as `ListTopicsCommand`. */
export type SdkCommandClass<Input extends object, Page extends object> = new (
  ...given: never[]
) => SdkCommand<Input, Page>
