/** List the services of an ECS cluster, and describe them ten at a time, three calls at once. */
import { client } from 'nexttoken'

const ecs = client('ecs', { region: 'us-east-1' })
const cluster = 'shop'

const described = ecs
  .paginate('list_services', { cluster })
  .items()
  .batches(10) // DescribeServices takes at most ten
  .map((services, { signal }) => ecs.describeServices({ cluster, services }, { signal }), { concurrency: 3 })

let calls = 0
for await (const { services = [] } of described) {
  calls += 1
  for (const { serviceName, runningCount } of services) console.log(serviceName, runningCount)
}
console.log(`${described.receipt.items} services in ${calls} calls`)
