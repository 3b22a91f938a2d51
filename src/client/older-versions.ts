/**
 * The services that ship with older API versions, and these: those of botocore 1.44.5. Written by `npm run types`.
 */
// biome-ignore format: several versions a line
export interface OlderVersions {
  readonly appmesh:
    | '2018-10-01'
  readonly clouddirectory:
    | '2016-05-10'
  readonly cloudfront:
    | '2014-05-31' | '2014-10-21' | '2014-11-06' | '2015-04-17' | '2015-07-27' | '2015-09-17' | '2016-01-13'
    | '2016-01-28' | '2016-08-01' | '2016-08-20' | '2016-09-07' | '2016-09-29' | '2016-11-25' | '2017-03-25'
    | '2017-10-30' | '2018-06-18' | '2018-11-05' | '2019-03-26'
  readonly cloudsearch:
    | '2011-02-01'
  readonly ec2:
    | '2014-09-01' | '2014-10-01' | '2015-03-01' | '2015-04-15' | '2015-10-01' | '2016-04-01' | '2016-09-15'
  readonly elasticache:
    | '2014-09-30'
  readonly events:
    | '2014-02-03'
  readonly inspector:
    | '2015-08-18'
  readonly lambda:
    | '2014-11-11'
  readonly rds:
    | '2014-09-01'
}
