export {
  networkContent,
  type NetworkContent,
  type NetworkContentOptions,
} from '../core/collect/network-content.ts';
