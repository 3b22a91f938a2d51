/**
 * The typed clients, by service name. `import 'nexttoken/types/sns'`, or `"types": ["nexttoken/types/sns"]` in
 * tsconfig.json, adds its service here, and from then on `client('sns')` is typed.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the generated declarations, by module augmentation
export interface Services {}
