const pages = 100

/** Lists the first pages again and again, one after the other, so that their code is compiled. */
export async function warmUp(s3, input) {
  let count = 0
  while (count < pages) {
    for await (const page of s3.paginate('list_objects_v2', input)) {
      if (page.Contents.length === 0 || ++count >= pages) break
    }
  }
}
