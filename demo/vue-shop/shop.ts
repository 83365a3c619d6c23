import { createPinia } from 'pinia';
import { createApp } from 'vue';
import ShopApp from './components/ShopApp.vue';

createApp(ShopApp).use(createPinia()).mount('#shop');
