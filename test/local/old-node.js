// Makes Node believe that it is older than it is.
Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } });
