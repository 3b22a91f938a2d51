/** A command of the AWS SDK v3, reduced to what the types need. */
export interface SdkCommand<Input extends object, Page extends object> {
  readonly input: Input
  resolveMiddleware(...args: never[]): (args: never) => Promise<{ output: Page }>
}

/** The class of a command, such as `ListTopicsCommand`. */
export type SdkCommandClass<Input extends object, Page extends object> = new (
  ...args: never[]
) => SdkCommand<Input, Page>
