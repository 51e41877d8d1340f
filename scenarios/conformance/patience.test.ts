import { conformPatiently } from './conform.js';

await conformPatiently();
