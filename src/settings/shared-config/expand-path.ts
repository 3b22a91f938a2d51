import { platform } from '../../platform/index.js'

/** A path with its variables (`$HOME`, `${HOME}`) and a leading `~` filled in, as boto3 does; unknown ones stay. */
export function expandPath(path: string): string {
  return path
    .replace(/\$(?:(\w+)|\{([^}]*)\})/g, (found, plain?: string, braced?: string) => {
      return platform.env(plain ?? braced ?? '') ?? found
    })
    .replace(/^~(?=[\\/]|$)/, () => platform.homeDirectory())
}
