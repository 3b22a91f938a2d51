import { platform } from '../../platform/index.js'

/**
 * The folders that are searched before the shipped models, in boto3's order: those of AWS_DATA_PATH, then
 * `~/.aws/models`.
 */
export function searchPath(): readonly string[] {
  const folders = (platform.env('AWS_DATA_PATH') ?? '').split(platform.pathListSeparator).map(expand)
  return [...folders.filter((folder) => folder !== ''), `${platform.homeDirectory()}/.aws/models`]
}

/** Expands `~`, `$NAME` and `${NAME}` as boto3 does. Unknown variables stay. */
function expand(folder: string): string {
  return folder
    .replace(/\$(?:\{(\w+)\}|(\w+))/g, (whole, braced, plain) => platform.env(braced ?? plain) ?? whole)
    .replace(/^~(?=$|[/\\])/, platform.homeDirectory())
}
