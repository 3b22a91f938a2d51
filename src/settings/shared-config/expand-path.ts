import { platform } from '../../platform/index.js'

/**
 * Expands variables (`$HOME`, `${HOME}`) and a leading `~` in a path, as boto3 does. Unknown variables stay.
 */
export function expandPath(path: string): string {
  return path
    .replace(/\$(?:(\w+)|\{([^}]*)\})/g, (found, plain?: string, braced?: string) => {
      return platform.env(plain ?? braced ?? '') ?? found
    })
    .replace(/^~(?=[\\/]|$)/, () => platform.homeDirectory())
}
