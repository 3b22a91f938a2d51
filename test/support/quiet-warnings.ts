/** For tests that provoke process warnings: without Node's own listener, they are not printed. Import it for its effect. */
process.removeAllListeners('warning')
