/**
 * The typed clients by service name. `import 'nexttoken/types/sns'`, or `"types": ["nexttoken/types/sns"]` in
 * tsconfig.json, adds a service here, which types `client('sns')`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the generated declarations, by module augmentation
export interface Services {}

/** The typed clients with the option `documents`, by service name. Filled by the same declarations. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the generated declarations, by module augmentation
export interface PlainServices {}
