// Shows a screen, and ends in the way that it is told to: `ending.ts throw|exit|wait`.
import { screenOutlet } from '../../../../src/boot/screen/outlet.ts';

const outlet = screenOutlet(process.stdout, false);
outlet.event(new Date(), { event: 'ready', host: null, message: 'is ready' });
setTimeout(() => {
  if (process.argv[2] === 'throw') throw new Error('a defect');
  if (process.argv[2] === 'exit') process.exit(7);
}, 300);
setInterval(() => undefined, 1000);
