export { type Configuration, ConfigurationError, loadConfiguration, readSettings, type Settings } from './config';
