/** The configuration of every entry's client. */
export const config = {
  region: 'us-east-1',
  endpoint: process.env.BENCH_ENDPOINT,
  forcePathStyle: true,
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' },
}
