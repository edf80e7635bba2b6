/** Every word about what a document could not keep. */
export const words = {
  notTaken: (count: number) =>
    count === 1
      ? 'One thing could not be saved and was taken off. Everything else is here.'
      : `${count} things could not be saved and were taken off. Everything else is here.`,
  setAside: 'Something from before could not be saved. You can keep it as a file.',
  saveCopy: 'Save a copy',
  dismiss: 'Dismiss',
} as const
